BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE department_members (
	department CHAR(32) NOT NULL, 
	person CHAR(32) NOT NULL, 
	place INTEGER NOT NULL, 
	PRIMARY KEY (department, person), 
	FOREIGN KEY(department) REFERENCES departments (id), 
	FOREIGN KEY(person) REFERENCES people (id)
);
INSERT INTO "department_members" VALUES('01a20cff7d0076f0847882e36b0d549b','01a20cff7d007128a24be40ad23f0824',0);
INSERT INTO "department_members" VALUES('01a20cff7d0076f0847882e36b0d549b','01a20cff7d0070eda079d3bde8e25d94',1);
INSERT INTO "department_members" VALUES('01a20cff7d0073d9a3445bb31738f7d9','01a20cff7d007181a54c66175d9dc9f8',0);
INSERT INTO "department_members" VALUES('01a20cff7d0073d9a3445bb31738f7d9','01a20cff7d00736f858028d6099950d8',1);
CREATE TABLE departments (
	id CHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "departments" VALUES('01a20cff7d0076f0847882e36b0d549b','Taller');
INSERT INTO "departments" VALUES('01a20cff7d0073d9a3445bb31738f7d9','Administración');
CREATE TABLE event_texts (
	event CHAR(32) NOT NULL, 
	data TEXT NOT NULL, 
	PRIMARY KEY (event), 
	FOREIGN KEY(event) REFERENCES events (id)
);
INSERT INTO "event_texts" VALUES('01a20c97128874c99c90a9587403e430','{"caller":{"name":"Francisco García Ortega","company":"Ferretería Pozo","phone":"604309235","phone_e164":"+34604309235"},"text":"Reclama la señal que dejó en septiembre."}');
INSERT INTO "event_texts" VALUES('01a20c9e6588726d9790f82ec1d3fcff','{"why":"Conoce al cliente"}');
INSERT INTO "event_texts" VALUES('01a20c986a487ae7be3b890b93f448b3','{"caller":{"name":"Rocío Roca","company":"Talleres Ruiz","phone":"918667918","phone_e164":"+34918667918"},"text":"Pregunta por el presupuesto de la caldera; quiere saber si entra antes del puente."}');
INSERT INTO "event_texts" VALUES('01a20ca366c877e49df9fd789c653938','{"why":"Es de taller"}');
INSERT INTO "event_texts" VALUES('01a20cbb705c7dd1ae36aab0d1bc52d9','{"note":"Presupuesto aceptado."}');
INSERT INTO "event_texts" VALUES('01a20cbfa92875ea88daf4016b4013ef','{"caller":{"name":"Pilar Ibáñez","phone":"602224735","phone_e164":"+34602224735"},"text":"Quiere cambiar la cita del jueves a la semana que viene."}');
INSERT INTO "event_texts" VALUES('01a20cf7932570fda6836886a260cd0b','{"note":"Pasará por la oficina."}');
INSERT INTO "event_texts" VALUES('01a20cfdfbc57357bc132d0d113db17d','{"note":"Pasará por la oficina."}');
INSERT INTO "event_texts" VALUES('01a20ccec45875d29a2ef80f58ee8571','{"caller":{"name":"Pedro Peral","company":"Transportes Duero","phone":"603290582","phone_e164":"+34603290582"},"text":"Llama por la avería de la puerta del garaje. Es la segunda vez."}');
INSERT INTO "event_texts" VALUES('01a20cdaab387b13942fddbb7a86f7a2','{}');
INSERT INTO "event_texts" VALUES('01a20ccfbe5873d78e5b2a9231f51707','{"caller":{"name":"Rocío Peral","company":"Hotel Miramar","phone":"602234263","phone_e164":"+34602234263"},"text":"Reclama la señal que dejó en septiembre."}');
INSERT INTO "event_texts" VALUES('01a20cdf4eb873198259405278e4b98d','{"text":"Prefiere por la tarde."}');
INSERT INTO "event_texts" VALUES('01a20cd056b072dba39639be7a605a91','{"caller":{"name":"Jordi López","company":"Talleres Ruiz","phone":"608135793","phone_e164":"+34608135793"},"text":"Llama por la avería de la puerta del garaje. Es la segunda vez."}');
INSERT INTO "event_texts" VALUES('01a20cd6e6607404872a98d23606defc','{"caller":{"name":"Sergio García Ortega","company":"Transportes Duero","phone":"605040618","phone_e164":"+34605040618"},"text":"Llama por la avería de la puerta del garaje. Es la segunda vez."}');
INSERT INTO "event_texts" VALUES('01a20cf173407d0a9556585ea997f351','{"why":"Es de taller"}');
INSERT INTO "event_texts" VALUES('01a20cdc8bb0773e81f98b521905d591','{"caller":{"name":"Pilar Sanz","company":"Hotel Miramar","phone":"916660160","phone_e164":"+34916660160"},"text":"Enviará hoy el contrato firmado; que le confirmemos que llega."}');
INSERT INTO "event_texts" VALUES('01a20cfad2e17ec18274a3ebed84e91e','{"note":"Presupuesto aceptado."}');
CREATE TABLE events (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id CHAR(32) NOT NULL, 
	message CHAR(32) NOT NULL, 
	kind TEXT NOT NULL, 
	happened_at BIGINT NOT NULL, 
	recorded_at BIGINT NOT NULL, 
	"by" CHAR(32) NOT NULL, 
	data TEXT NOT NULL, 
	UNIQUE (id), 
	FOREIGN KEY(message) REFERENCES messages (id), 
	FOREIGN KEY("by") REFERENCES people (id)
);
INSERT INTO "events" VALUES(1,'01a20c97128874c99c90a9587403e430','01a20c9712887302a38fd547923a7369','taken',1795507557000000,1795507557000000,'01a20cff7d00765183171ff4a6a3a450','{"entered_at":"2026-11-24T08:05:57+00:00","assignee":"01a20cff7d0070eda079d3bde8e25d94","promised":{"words":"Le confirmamos la hora","due_at":"2026-11-24T09:10:00+00:00"},"read_back":true}');
INSERT INTO "events" VALUES(2,'01a20c99d1a873e787a2ea20b2f14c94','01a20c9712887302a38fd547923a7369','seen',1795507737000000,1795507737000000,'01a20cff7d0070eda079d3bde8e25d94','{}');
INSERT INTO "events" VALUES(3,'01a20c9ba6687e01bebff20686734721','01a20c9712887302a38fd547923a7369','accepted',1795507857000000,1795507857000000,'01a20cff7d0070eda079d3bde8e25d94','{}');
INSERT INTO "events" VALUES(4,'01a20c9e6588726d9790f82ec1d3fcff','01a20c9712887302a38fd547923a7369','term',1795508037000000,1795508037000000,'01a20cff7d0070eda079d3bde8e25d94','{"due_at":"2026-11-24T11:10:00+00:00","told":"phone"}');
INSERT INTO "events" VALUES(5,'01a20c986a487ae7be3b890b93f448b3','01a20c986a48759ab1fee08f57124242','taken',1795507645000000,1795507645000000,'01a20cff7d00765183171ff4a6a3a450','{"entered_at":"2026-11-24T08:07:25+00:00","assignee":"01a20cff7d00736f858028d6099950d8","promised":{"words":"Le confirmamos la hora","due_at":"2026-11-24T09:10:00+00:00"},"read_back":true}');
INSERT INTO "events" VALUES(6,'01a20c9cfe287e31a2c33a4fb774eb52','01a20c986a48759ab1fee08f57124242','seen',1795507945000000,1795507945000000,'01a20cff7d00736f858028d6099950d8','{}');
INSERT INTO "events" VALUES(7,'01a20ca366c877e49df9fd789c653938','01a20c986a48759ab1fee08f57124242','handed-over',1795508365000000,1795508365000000,'01a20cff7d00736f858028d6099950d8','{"to":"01a20cff7d007181a54c66175d9dc9f8"}');
INSERT INTO "events" VALUES(8,'01a20ca45128749b84aaeac137dc76fb','01a20c986a48759ab1fee08f57124242','accepted',1795508425000000,1795508425000000,'01a20cff7d007181a54c66175d9dc9f8','{}');
INSERT INTO "events" VALUES(9,'01a20cbb705c7dd1ae36aab0d1bc52d9','01a20c986a48759ab1fee08f57124242','closed',1795509940316014,1795509940316014,'01a20cff7d007181a54c66175d9dc9f8','{"outcome":"resolved"}');
INSERT INTO "events" VALUES(10,'01a20cbfa92875ea88daf4016b4013ef','01a20cbfa9287aed9bd86d40fc891b4a','taken',1795510217000000,1795510217000000,'01a20cff7d00765183171ff4a6a3a450','{"entered_at":"2026-11-24T08:50:17+00:00","assignee":"01a20cff7d00736f858028d6099950d8","promised":{"words":"Le llamamos nosotros","due_at":"2026-11-24T10:55:00+00:00"},"read_back":true}');
INSERT INTO "events" VALUES(11,'01a20cc527687b0ca0203626f3fe39c0','01a20cbfa9287aed9bd86d40fc891b4a','seen',1795510577000000,1795510577000000,'01a20cff7d00736f858028d6099950d8','{}');
INSERT INTO "events" VALUES(12,'01a20cf7932570fda6836886a260cd0b','01a20cbfa9287aed9bd86d40fc891b4a','answered',1795513881381963,1795513881381963,'01a20cff7d00736f858028d6099950d8','{}');
INSERT INTO "events" VALUES(13,'01a20cfdfbc57357bc132d0d113db17d','01a20cbfa9287aed9bd86d40fc891b4a','closed',1795514301381963,1795514301381963,'01a20cff7d00736f858028d6099950d8','{"outcome":"resolved"}');
INSERT INTO "events" VALUES(14,'01a20ccec45875d29a2ef80f58ee8571','01a20ccec45871a08d75985d99c94309','taken',1795511207000000,1795511207000000,'01a20cff7d00765183171ff4a6a3a450','{"entered_at":"2026-11-24T09:06:47+00:00","assignee":"01a20cff7d007128a24be40ad23f0824","promised":{"words":"Le llamamos nosotros","due_at":"2026-11-24T10:10:00+00:00"},"read_back":true}');
INSERT INTO "events" VALUES(15,'01a20cd099187fe1bcf20724d953ee26','01a20ccec45871a08d75985d99c94309','seen',1795511327000000,1795511327000000,'01a20cff7d007128a24be40ad23f0824','{}');
INSERT INTO "events" VALUES(16,'01a20cdaab387b13942fddbb7a86f7a2','01a20ccec45871a08d75985d99c94309','attempt',1795511987000000,1795511987000000,'01a20cff7d007128a24be40ad23f0824','{"what":"voicemail","retry_at":"2026-11-24T09:48:47+00:00"}');
INSERT INTO "events" VALUES(17,'01a20ccfbe5873d78e5b2a9231f51707','01a20ccfbe587a4bba7f0eab4c4f9b06','taken',1795511271000000,1795511271000000,'01a20cff7d00765183171ff4a6a3a450','{"entered_at":"2026-11-24T09:07:51+00:00","assignee":"01a20cff7d007128a24be40ad23f0824","promised":{"words":"Le damos una respuesta","due_at":"2026-11-24T11:10:00+00:00"}}');
INSERT INTO "events" VALUES(18,'01a20cdabad87330ba0b9965cda6c6fd','01a20ccfbe587a4bba7f0eab4c4f9b06','seen',1795511991000000,1795511991000000,'01a20cff7d007128a24be40ad23f0824','{}');
INSERT INTO "events" VALUES(19,'01a20cdf4eb873198259405278e4b98d','01a20ccfbe587a4bba7f0eab4c4f9b06','noted',1795512291000000,1795512291000000,'01a20cff7d007128a24be40ad23f0824','{}');
INSERT INTO "events" VALUES(20,'01a20cd056b072dba39639be7a605a91','01a20cd056b07564b25b55dd78572976','taken',1795511310000000,1795511310000000,'01a20cff7d00765183171ff4a6a3a450','{"entered_at":"2026-11-24T09:08:30+00:00","assignee":"01a20cff7d007181a54c66175d9dc9f8","promised":{"words":"Le llamamos nosotros","due_at":"2026-11-24T12:10:00+00:00"}}');
INSERT INTO "events" VALUES(21,'01a20cda68d07cd096353d03551fd8f9','01a20cd056b07564b25b55dd78572976','seen',1795511970000000,1795511970000000,'01a20cff7d007181a54c66175d9dc9f8','{}');
INSERT INTO "events" VALUES(22,'01a20cd6e6607404872a98d23606defc','01a20cd6e6607fae988af3fbd39630d6','taken',1795511740000000,1795511740000000,'01a20cff7d00765183171ff4a6a3a450','{"entered_at":"2026-11-24T09:15:40+00:00","channel":"in-person","assignee":"01a20cff7d00736f858028d6099950d8","promised":{"words":"Le llamamos nosotros","due_at":"2026-11-24T10:50:00+00:00"}}');
INSERT INTO "events" VALUES(23,'01a20cdf23c07963838084a03d93fd4c','01a20cd6e6607fae988af3fbd39630d6','seen',1795512280000000,1795512280000000,'01a20cff7d00736f858028d6099950d8','{}');
INSERT INTO "events" VALUES(24,'01a20ce2cd40721b958dcdb46b446806','01a20cd6e6607fae988af3fbd39630d6','accepted',1795512520000000,1795512520000000,'01a20cff7d00736f858028d6099950d8','{}');
INSERT INTO "events" VALUES(25,'01a20cf173407d0a9556585ea997f351','01a20cd6e6607fae988af3fbd39630d6','handed-over',1795513480000000,1795513480000000,'01a20cff7d00736f858028d6099950d8','{"to":"01a20cff7d0070eda079d3bde8e25d94"}');
INSERT INTO "events" VALUES(26,'01a20cff2ee07d39abae4b5b844a7034','01a20cd6e6607fae988af3fbd39630d6','accepted',1795514380000000,1795514380000000,'01a20cff7d0070eda079d3bde8e25d94','{}');
INSERT INTO "events" VALUES(27,'01a20cdc8bb0773e81f98b521905d591','01a20cdc8bb079e5b936d536243d3570','taken',1795512110000000,1795512110000000,'01a20cff7d00765183171ff4a6a3a450','{"entered_at":"2026-11-24T09:21:50+00:00","assignee":"01a20cff7d007128a24be40ad23f0824","promised":{"words":"Le llamamos nosotros","due_at":"2026-11-24T10:25:00+00:00"},"read_back":true}');
INSERT INTO "events" VALUES(28,'01a20ce872907103a998d0eee4ddf9b9','01a20cdc8bb079e5b936d536243d3570','seen',1795512890000000,1795512890000000,'01a20cff7d007128a24be40ad23f0824','{}');
INSERT INTO "events" VALUES(29,'01a20cec1c1079b2816bee06f92e2339','01a20cdc8bb079e5b936d536243d3570','accepted',1795513130000000,1795513130000000,'01a20cff7d007128a24be40ad23f0824','{}');
INSERT INTO "events" VALUES(30,'01a20cfad2e17ec18274a3ebed84e91e','01a20cdc8bb079e5b936d536243d3570','closed',1795514094305251,1795514094305251,'01a20cff7d007128a24be40ad23f0824','{"outcome":"resolved"}');
CREATE TABLE messages (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	taken_at BIGINT NOT NULL, 
	taken_by CHAR(32) NOT NULL, 
	assignee CHAR(32), 
	department CHAR(32), 
	offered_to CHAR(32), 
	due_at BIGINT, 
	remind_at BIGINT, 
	closed_at BIGINT, 
	state TEXT NOT NULL, 
	UNIQUE (id), 
	FOREIGN KEY(taken_by) REFERENCES people (id), 
	FOREIGN KEY(assignee) REFERENCES people (id), 
	FOREIGN KEY(department) REFERENCES departments (id), 
	FOREIGN KEY(offered_to) REFERENCES people (id)
);
INSERT INTO "messages" VALUES(1,'01a20c9712887302a38fd547923a7369',4,1795507557000000,'01a20cff7d00765183171ff4a6a3a450','01a20cff7d0070eda079d3bde8e25d94',NULL,NULL,1795518600000000,1795507557000000,NULL,'{"id":"01a20c9712887302a38fd547923a7369","taken_at":"2026-11-24T08:05:57+00:00","entered_at":"2026-11-24T08:05:57+00:00","taken_by":"01a20cff7d00765183171ff4a6a3a450","caller":{"name":"Francisco García Ortega","company":"Ferretería Pozo","phone":"604309235","phone_e164":"+34604309235"},"assignee":"01a20cff7d0070eda079d3bde8e25d94","assigned_at":"2026-11-24T08:05:57+00:00","text":"Reclama la señal que dejó en septiembre.","promise":{"rounds":[{"terms":[{"words":"Le confirmamos la hora","due_at":"2026-11-24T09:10:00+00:00","agreed_at":"2026-11-24T08:05:57+00:00","by":"01a20cff7d00765183171ff4a6a3a450"},{"words":"Le confirmamos la hora","due_at":"2026-11-24T11:10:00+00:00","agreed_at":"2026-11-24T08:13:57+00:00","by":"01a20cff7d0070eda079d3bde8e25d94","why":"Conoce al cliente"}]}]},"read_back_at":"2026-11-24T08:05:57+00:00","read_back_by":"01a20cff7d00765183171ff4a6a3a450","seen_at":"2026-11-24T08:08:57+00:00","accepted_at":"2026-11-24T08:10:57+00:00","opened_at":"2026-11-24T08:05:57+00:00","acted_at":"2026-11-24T08:13:57+00:00"}');
INSERT INTO "messages" VALUES(2,'01a20c986a48759ab1fee08f57124242',5,1795507645000000,'01a20cff7d00765183171ff4a6a3a450','01a20cff7d007181a54c66175d9dc9f8',NULL,NULL,NULL,NULL,1795509940316014,'{"id":"01a20c986a48759ab1fee08f57124242","taken_at":"2026-11-24T08:07:25+00:00","entered_at":"2026-11-24T08:07:25+00:00","taken_by":"01a20cff7d00765183171ff4a6a3a450","caller":{"name":"Rocío Roca","company":"Talleres Ruiz","phone":"918667918","phone_e164":"+34918667918"},"assignee":"01a20cff7d007181a54c66175d9dc9f8","assigned_at":"2026-11-24T08:20:25+00:00","text":"Pregunta por el presupuesto de la caldera; quiere saber si entra antes del puente.","promise":{"rounds":[{"terms":[{"words":"Le confirmamos la hora","due_at":"2026-11-24T09:10:00+00:00","agreed_at":"2026-11-24T08:07:25+00:00","by":"01a20cff7d00765183171ff4a6a3a450"}],"answered_at":"2026-11-24T08:45:40.316014+00:00"}]},"read_back_at":"2026-11-24T08:07:25+00:00","read_back_by":"01a20cff7d00765183171ff4a6a3a450","seen_at":"2026-11-24T08:20:25+00:00","accepted_at":"2026-11-24T08:20:25+00:00","closing":{"at":"2026-11-24T08:45:40.316014+00:00","by":"01a20cff7d007181a54c66175d9dc9f8","outcome":"resolved","note":"Presupuesto aceptado."},"opened_at":"2026-11-24T08:07:25+00:00","handed_over":1,"acted_at":"2026-11-24T08:45:40.316014+00:00"}');
INSERT INTO "messages" VALUES(3,'01a20cbfa9287aed9bd86d40fc891b4a',4,1795510217000000,'01a20cff7d00765183171ff4a6a3a450','01a20cff7d00736f858028d6099950d8',NULL,NULL,NULL,NULL,1795514301381963,'{"id":"01a20cbfa9287aed9bd86d40fc891b4a","taken_at":"2026-11-24T08:50:17+00:00","entered_at":"2026-11-24T08:50:17+00:00","taken_by":"01a20cff7d00765183171ff4a6a3a450","caller":{"name":"Pilar Ibáñez","phone":"602224735","phone_e164":"+34602224735"},"assignee":"01a20cff7d00736f858028d6099950d8","assigned_at":"2026-11-24T08:50:17+00:00","text":"Quiere cambiar la cita del jueves a la semana que viene.","promise":{"rounds":[{"terms":[{"words":"Le llamamos nosotros","due_at":"2026-11-24T10:55:00+00:00","agreed_at":"2026-11-24T08:50:17+00:00","by":"01a20cff7d00765183171ff4a6a3a450"}],"answered_at":"2026-11-24T09:51:21.381963+00:00"}]},"read_back_at":"2026-11-24T08:50:17+00:00","read_back_by":"01a20cff7d00765183171ff4a6a3a450","seen_at":"2026-11-24T08:56:17+00:00","closing":{"at":"2026-11-24T09:58:21.381963+00:00","by":"01a20cff7d00736f858028d6099950d8","outcome":"resolved","note":"Pasará por la oficina."},"opened_at":"2026-11-24T08:50:17+00:00","acted_at":"2026-11-24T09:58:21.381963+00:00"}');
INSERT INTO "messages" VALUES(4,'01a20ccec45871a08d75985d99c94309',3,1795511207000000,'01a20cff7d00765183171ff4a6a3a450','01a20cff7d007128a24be40ad23f0824',NULL,NULL,1795515000000000,1795511207000000,NULL,'{"id":"01a20ccec45871a08d75985d99c94309","taken_at":"2026-11-24T09:06:47+00:00","entered_at":"2026-11-24T09:06:47+00:00","taken_by":"01a20cff7d00765183171ff4a6a3a450","caller":{"name":"Pedro Peral","company":"Transportes Duero","phone":"603290582","phone_e164":"+34603290582"},"assignee":"01a20cff7d007128a24be40ad23f0824","assigned_at":"2026-11-24T09:06:47+00:00","text":"Llama por la avería de la puerta del garaje. Es la segunda vez.","promise":{"rounds":[{"terms":[{"words":"Le llamamos nosotros","due_at":"2026-11-24T10:10:00+00:00","agreed_at":"2026-11-24T09:06:47+00:00","by":"01a20cff7d00765183171ff4a6a3a450"}],"attempts":["2026-11-24T09:19:47+00:00"]}]},"read_back_at":"2026-11-24T09:06:47+00:00","read_back_by":"01a20cff7d00765183171ff4a6a3a450","seen_at":"2026-11-24T09:08:47+00:00","attempts":[{"at":"2026-11-24T09:19:47+00:00","by":"01a20cff7d007128a24be40ad23f0824","retry_at":"2026-11-24T09:48:47+00:00"}],"opened_at":"2026-11-24T09:06:47+00:00","acted_at":"2026-11-24T09:19:47+00:00"}');
INSERT INTO "messages" VALUES(5,'01a20ccfbe587a4bba7f0eab4c4f9b06',3,1795511271000000,'01a20cff7d00765183171ff4a6a3a450','01a20cff7d007128a24be40ad23f0824',NULL,NULL,1795518600000000,1795511271000000,NULL,'{"id":"01a20ccfbe587a4bba7f0eab4c4f9b06","taken_at":"2026-11-24T09:07:51+00:00","entered_at":"2026-11-24T09:07:51+00:00","taken_by":"01a20cff7d00765183171ff4a6a3a450","caller":{"name":"Rocío Peral","company":"Hotel Miramar","phone":"602234263","phone_e164":"+34602234263"},"assignee":"01a20cff7d007128a24be40ad23f0824","assigned_at":"2026-11-24T09:07:51+00:00","text":"Reclama la señal que dejó en septiembre.","promise":{"rounds":[{"terms":[{"words":"Le damos una respuesta","due_at":"2026-11-24T11:10:00+00:00","agreed_at":"2026-11-24T09:07:51+00:00","by":"01a20cff7d00765183171ff4a6a3a450"}]}]},"seen_at":"2026-11-24T09:19:51+00:00","opened_at":"2026-11-24T09:07:51+00:00","acted_at":"2026-11-24T09:24:51+00:00"}');
INSERT INTO "messages" VALUES(6,'01a20cd056b07564b25b55dd78572976',2,1795511310000000,'01a20cff7d00765183171ff4a6a3a450','01a20cff7d007181a54c66175d9dc9f8',NULL,NULL,1795522200000000,1795511310000000,NULL,'{"id":"01a20cd056b07564b25b55dd78572976","taken_at":"2026-11-24T09:08:30+00:00","entered_at":"2026-11-24T09:08:30+00:00","taken_by":"01a20cff7d00765183171ff4a6a3a450","caller":{"name":"Jordi López","company":"Talleres Ruiz","phone":"608135793","phone_e164":"+34608135793"},"assignee":"01a20cff7d007181a54c66175d9dc9f8","assigned_at":"2026-11-24T09:08:30+00:00","text":"Llama por la avería de la puerta del garaje. Es la segunda vez.","promise":{"rounds":[{"terms":[{"words":"Le llamamos nosotros","due_at":"2026-11-24T12:10:00+00:00","agreed_at":"2026-11-24T09:08:30+00:00","by":"01a20cff7d00765183171ff4a6a3a450"}]}]},"seen_at":"2026-11-24T09:19:30+00:00","opened_at":"2026-11-24T09:08:30+00:00","acted_at":"2026-11-24T09:19:30+00:00"}');
INSERT INTO "messages" VALUES(7,'01a20cd6e6607fae988af3fbd39630d6',5,1795511740000000,'01a20cff7d00765183171ff4a6a3a450','01a20cff7d0070eda079d3bde8e25d94',NULL,NULL,1795517400000000,1795511740000000,NULL,'{"id":"01a20cd6e6607fae988af3fbd39630d6","taken_at":"2026-11-24T09:15:40+00:00","entered_at":"2026-11-24T09:15:40+00:00","taken_by":"01a20cff7d00765183171ff4a6a3a450","channel":"in-person","caller":{"name":"Sergio García Ortega","company":"Transportes Duero","phone":"605040618","phone_e164":"+34605040618"},"assignee":"01a20cff7d0070eda079d3bde8e25d94","assigned_at":"2026-11-24T09:59:40+00:00","text":"Llama por la avería de la puerta del garaje. Es la segunda vez.","promise":{"rounds":[{"terms":[{"words":"Le llamamos nosotros","due_at":"2026-11-24T10:50:00+00:00","agreed_at":"2026-11-24T09:15:40+00:00","by":"01a20cff7d00765183171ff4a6a3a450"}]}]},"seen_at":"2026-11-24T09:59:40+00:00","accepted_at":"2026-11-24T09:59:40+00:00","opened_at":"2026-11-24T09:15:40+00:00","handed_over":1,"acted_at":"2026-11-24T09:59:40+00:00"}');
INSERT INTO "messages" VALUES(8,'01a20cdc8bb079e5b936d536243d3570',4,1795512110000000,'01a20cff7d00765183171ff4a6a3a450','01a20cff7d007128a24be40ad23f0824',NULL,NULL,NULL,NULL,1795514094305251,'{"id":"01a20cdc8bb079e5b936d536243d3570","taken_at":"2026-11-24T09:21:50+00:00","entered_at":"2026-11-24T09:21:50+00:00","taken_by":"01a20cff7d00765183171ff4a6a3a450","caller":{"name":"Pilar Sanz","company":"Hotel Miramar","phone":"916660160","phone_e164":"+34916660160"},"assignee":"01a20cff7d007128a24be40ad23f0824","assigned_at":"2026-11-24T09:21:50+00:00","text":"Enviará hoy el contrato firmado; que le confirmemos que llega.","promise":{"rounds":[{"terms":[{"words":"Le llamamos nosotros","due_at":"2026-11-24T10:25:00+00:00","agreed_at":"2026-11-24T09:21:50+00:00","by":"01a20cff7d00765183171ff4a6a3a450"}],"answered_at":"2026-11-24T09:54:54.305251+00:00"}]},"read_back_at":"2026-11-24T09:21:50+00:00","read_back_by":"01a20cff7d00765183171ff4a6a3a450","seen_at":"2026-11-24T09:34:50+00:00","accepted_at":"2026-11-24T09:38:50+00:00","closing":{"at":"2026-11-24T09:54:54.305251+00:00","by":"01a20cff7d007128a24be40ad23f0824","outcome":"resolved","note":"Presupuesto aceptado."},"opened_at":"2026-11-24T09:21:50+00:00","acted_at":"2026-11-24T09:54:54.305251+00:00"}');
CREATE TABLE office (
	one BOOLEAN NOT NULL, 
	name TEXT NOT NULL, 
	language TEXT NOT NULL, 
	country TEXT NOT NULL, 
	region TEXT NOT NULL, 
	hours TEXT NOT NULL, 
	standard INTEGER NOT NULL, 
	urgent_standard INTEGER NOT NULL, 
	sample BOOLEAN NOT NULL, 
	PRIMARY KEY (one)
);
INSERT INTO "office" VALUES(1,'Talleres Norte, S. L.','es','ES','','{"week": {"mon": ["09:00-14:00", "16:00-19:00"], "tue": ["09:00-14:00", "16:00-19:00"], "wed": ["09:00-14:00", "16:00-19:00"], "thu": ["09:00-14:00", "16:00-19:00"], "fri": ["09:00-14:00", "16:00-19:00"], "sat": [], "sun": []}, "time_zone": "Europe/Madrid", "closed": [], "special": {}}',60,15,1);
CREATE TABLE people (
	place INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id CHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	initials TEXT NOT NULL, 
	role TEXT NOT NULL, 
	deputy CHAR(32), 
	whereabouts TEXT NOT NULL, 
	since BIGINT, 
	back_at BIGINT, 
	retired_at BIGINT, 
	UNIQUE (id), 
	FOREIGN KEY(deputy) REFERENCES people (id)
);
INSERT INTO "people" VALUES(1,'01a20cff7d00752e89a7834df2a74de4','Laura Prieto','LP','owner',NULL,'in',1795514400000000,NULL,NULL);
INSERT INTO "people" VALUES(2,'01a20cff7d00765183171ff4a6a3a450','Ana Robles','AR','front-desk',NULL,'in',1795514400000000,NULL,NULL);
INSERT INTO "people" VALUES(3,'01a20cff7d007128a24be40ad23f0824','Juan Peña','JP','colleague',NULL,'in',1795514400000000,NULL,NULL);
INSERT INTO "people" VALUES(4,'01a20cff7d007181a54c66175d9dc9f8','Marta Iglesias','MI','colleague',NULL,'in',1795514400000000,NULL,NULL);
INSERT INTO "people" VALUES(5,'01a20cff7d0070eda079d3bde8e25d94','Diego Santos','DS','colleague',NULL,'in',1795514400000000,NULL,NULL);
INSERT INTO "people" VALUES(6,'01a20cff7d00736f858028d6099950d8','Nuria Vidal','NV','colleague',NULL,'holiday',1795514400000000,1796112000000000,NULL);
CREATE TABLE shown (
	message CHAR(32) NOT NULL, 
	round INTEGER NOT NULL, 
	term INTEGER NOT NULL, 
	stage TEXT NOT NULL, 
	step BIGINT NOT NULL, 
	person CHAR(32) NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (message, round, term, stage, step, person), 
	FOREIGN KEY(message) REFERENCES messages (id), 
	FOREIGN KEY(person) REFERENCES people (id)
);
CREATE INDEX messages_mine ON messages (assignee, due_at) WHERE closed_at IS NULL;
CREATE INDEX messages_due ON messages (due_at) WHERE closed_at IS NULL;
CREATE INDEX messages_remind ON messages (remind_at) WHERE closed_at IS NULL;
CREATE INDEX messages_offered ON messages (offered_to) WHERE closed_at IS NULL;
CREATE INDEX messages_closed ON messages (closed_at);
CREATE INDEX messages_taken ON messages (taken_at);
CREATE INDEX events_message ON events (message, seq);
CREATE INDEX events_recorded ON events (recorded_at);
CREATE INDEX events_happened ON events (happened_at);
CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE TRIGGER event_texts_no_update BEFORE UPDATE ON event_texts BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE TRIGGER event_texts_no_delete BEFORE DELETE ON event_texts BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE VIRTUAL TABLE message_search USING fts5(words, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
INSERT INTO message_search(rowid, words) VALUES(1,'Francisco García Ortega Ferretería Pozo 34604309235 604309235 Reclama la señal que dejó en septiembre. ');
INSERT INTO message_search(rowid, words) VALUES(2,'Rocío Roca Talleres Ruiz 34918667918 918667918 Pregunta por el presupuesto de la caldera; quiere saber si entra antes del puente. Presupuesto aceptado.');
INSERT INTO message_search(rowid, words) VALUES(3,'Pilar Ibáñez  34602224735 602224735 Quiere cambiar la cita del jueves a la semana que viene. Pasará por la oficina.');
INSERT INTO message_search(rowid, words) VALUES(4,'Pedro Peral Transportes Duero 34603290582 603290582 Llama por la avería de la puerta del garaje. Es la segunda vez. ');
INSERT INTO message_search(rowid, words) VALUES(5,'Rocío Peral Hotel Miramar 34602234263 602234263 Reclama la señal que dejó en septiembre. ');
INSERT INTO message_search(rowid, words) VALUES(6,'Jordi López Talleres Ruiz 34608135793 608135793 Llama por la avería de la puerta del garaje. Es la segunda vez. ');
INSERT INTO message_search(rowid, words) VALUES(7,'Sergio García Ortega Transportes Duero 34605040618 605040618 Llama por la avería de la puerta del garaje. Es la segunda vez. ');
INSERT INTO message_search(rowid, words) VALUES(8,'Pilar Sanz Hotel Miramar 34916660160 916660160 Enviará hoy el contrato firmado; que le confirmemos que llega. Presupuesto aceptado.');
DELETE FROM sqlite_sequence WHERE name = 'people';
INSERT INTO sqlite_sequence VALUES('people',6);
DELETE FROM sqlite_sequence WHERE name = 'messages';
INSERT INTO sqlite_sequence VALUES('messages',8);
DELETE FROM sqlite_sequence WHERE name = 'events';
INSERT INTO sqlite_sequence VALUES('events',30);
COMMIT;
